import { useEffect, useState } from 'react';
import { IconButton } from './button.tsx';
import { Icon } from './icon.tsx';

const SHOWN_FOR_MS = 1500;

/** Copies a text and says so. `what` names it for the label: "Copy the transaction id". */
export function CopyButton({ text, what }: { readonly text: string; readonly what: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <IconButton small aria-label={copied ? 'Copied' : `Copy ${what}`} onClick={copy}>
      <Icon name={copied ? 'check' : 'copy'} />
    </IconButton>
  );
}
