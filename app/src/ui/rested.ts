// When the page has come to rest after its start: the chart is drawn and nothing urgent waits. Large parts wait for it.

let settle: () => void;

/** Resolves once. */
export const rested = new Promise<void>((resolve) => {
  settle = resolve;
});

export function pageRests(): void {
  settle();
}
