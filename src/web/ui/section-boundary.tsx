import { Component } from 'react';
import type { ReactNode } from 'react';
import { ErrorPanel } from './error-panel.tsx';

interface SectionBoundaryProps {
  /** What cannot be shown: "The timeline". */
  readonly what: string;
  readonly children: ReactNode;
}

/** A part of a page that fails alone: the rest of the page stands. */
export class SectionBoundary extends Component<SectionBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <ErrorPanel
        title={`${this.props.what} cannot be shown`}
        message="This part of the page met something that it does not know. The rest of the page stands."
        onRetry={() => this.setState({ failed: false })}
      />
    );
  }
}
