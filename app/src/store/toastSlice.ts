// Short messages at the foot of the page. They hide by themselves, except errors, which stay until closed.
import type { StateCreator } from 'zustand';

export interface Toast {
  readonly id: number;
  readonly tone: 'info' | 'error';
  readonly text: string;
  readonly action?: { readonly label: string; run(): void };
}

export interface ToastSlice {
  readonly toasts: readonly Toast[];
  notify(toast: Omit<Toast, 'id'>): void;
  dismiss(id: number): void;
}

/** More would cover the page; the oldest goes first. */
const mostToasts = 3;

let nextId = 1;

/** What is left when something newer happens: errors. News are old then, and their undo would undo something else. */
export function withoutNews(toasts: readonly Toast[]): readonly Toast[] {
  return toasts.some(({ tone }) => tone === 'info') ? toasts.filter(({ tone }) => tone === 'error') : toasts;
}

export const createToastSlice: StateCreator<ToastSlice> = (set) => ({
  toasts: [],
  notify: (toast) =>
    set((state) => ({
      toasts: [...withoutNews(state.toasts), { ...toast, id: nextId++ }].slice(-mostToasts),
    })),
  dismiss: (id) => set((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) })),
});
