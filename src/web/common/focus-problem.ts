/** Leads to the first field with a problem, once that is drawn: it may be far from the button that was pressed. */
export function focusProblem(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
