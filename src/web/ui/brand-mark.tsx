/** The mark: a ticket torn along its perforation, and the half that the house keeps. */
export function BrandMark() {
  return (
    <svg width="22" height="22" viewBox="0 0 22 22" fill="currentColor" aria-hidden="true">
      <path d="M3.5 3H13v1.25a1.75 1.75 0 0 0 0 3.5v1.5a1.75 1.75 0 0 0 0 3.5v1.5a1.75 1.75 0 0 0 0 3.5V19H3.5A1.5 1.5 0 0 1 2 17.5v-13A1.5 1.5 0 0 1 3.5 3z" />
      <path
        opacity=".5"
        d="M14.5 3h4A1.5 1.5 0 0 1 20 4.5v13a1.5 1.5 0 0 1-1.5 1.5h-4v-1.25a1.75 1.75 0 0 0 0-3.5v-1.5a1.75 1.75 0 0 0 0-3.5v-1.5a1.75 1.75 0 0 0 0-3.5z"
      />
    </svg>
  );
}
