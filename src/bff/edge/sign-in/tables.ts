/** How the sign-in library's names map to the tables of migration 0016. */

const TIMES = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;

export const USER = {
  modelName: 'person',
  fields: { emailVerified: 'email_verified', ...TIMES },
} as const;

export const SESSION = {
  modelName: 'sign_in_session',
  fields: {
    userId: 'person_id',
    expiresAt: 'expires_at',
    ipAddress: 'ip_address',
    userAgent: 'user_agent',
    ...TIMES,
  },
} as const;

export const ACCOUNT = {
  modelName: 'sign_in_account',
  fields: {
    userId: 'person_id',
    accountId: 'account_id',
    providerId: 'provider_id',
    accessToken: 'access_token',
    refreshToken: 'refresh_token',
    idToken: 'id_token',
    accessTokenExpiresAt: 'access_token_expires_at',
    refreshTokenExpiresAt: 'refresh_token_expires_at',
    ...TIMES,
  },
} as const;

export const VERIFICATION = {
  modelName: 'sign_in_verification',
  fields: { expiresAt: 'expires_at', ...TIMES },
} as const;

export const AUTHENTICATOR = {
  user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
  twoFactor: {
    modelName: 'sign_in_authenticator',
    fields: {
      userId: 'person_id',
      backupCodes: 'backup_codes',
      failedVerificationCount: 'failed_verification_count',
      lockedUntil: 'locked_until',
    },
  },
} as const;

export const PASSKEY = {
  passkey: {
    modelName: 'sign_in_passkey',
    fields: {
      userId: 'person_id',
      publicKey: 'public_key',
      credentialID: 'credential_id',
      deviceType: 'device_type',
      backedUp: 'backed_up',
      createdAt: 'created_at',
    },
  },
} as const;
