/** A layout of exports, as the SDKs have it (ExportLayout). */
export interface SimExportLayout {
  readonly id: string;
  readonly name: string;
  /** What is exported: "transactions". */
  readonly type: string;
  /** One at most of each type. */
  readonly is_default: boolean;
  readonly configuration: SimLayoutConfiguration;
  /** Epoch microseconds. */
  readonly created_at: number;
}

export interface SimLayoutConfiguration {
  readonly columns: readonly { readonly name: string; readonly rename: string | null }[];
  readonly time: { readonly format: string };
  readonly amount: { readonly precision: string; readonly separator: string };
}

/** A project that was made by this one (the SDKs' supervised projects). Its key is shown once and kept nowhere. */
export interface SimSupervisedProject {
  readonly id: string;
  readonly name: string;
  readonly default_currency: string;
  readonly created_at: number;
}

/** What the project keeps besides payments, by id, in the order in which it was made. */
export interface Shelves {
  readonly exportLayouts: Map<string, SimExportLayout>;
  /** Certificates for Apple Pay: nothing but their ids is known of them. */
  readonly certificates: Map<string, { readonly id: string }>;
  readonly supervisedProjects: Map<string, SimSupervisedProject>;
  /** When the network token of a card was asked for, by the card; epoch microseconds. */
  readonly networkTokens: Map<string, number>;
  /** The files of payouts, by the payout's id, that were deleted. */
  readonly deletedReports: Set<string>;
}

export function createShelves(): Shelves {
  return {
    exportLayouts: new Map(),
    certificates: new Map(),
    supervisedProjects: new Map(),
    networkTokens: new Map(),
    deletedReports: new Set(),
  };
}
