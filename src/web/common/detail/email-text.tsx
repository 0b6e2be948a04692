/** An e-mail address; too long for its column, it breaks before the @. */
export function EmailText({ address }: { readonly address: string }) {
  const [name = '', ...domain] = address.split('@');
  return (
    <>
      {name}
      <wbr />
      {domain.length > 0 && `@${domain.join('@')}`}
    </>
  );
}
