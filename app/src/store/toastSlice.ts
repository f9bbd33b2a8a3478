// Short messages at the foot of the page. They hide by themselves, except errors, which stay until closed.
import type { StateCreator } from 'zustand';
import type { State } from './store.ts';

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

export const createToastSlice: StateCreator<State, [], [], ToastSlice> = (set) => ({
  toasts: [],
  notify: (toast) =>
    set((state) => ({
      toasts: [...state.toasts, { ...toast, id: (state.toasts.at(-1)?.id ?? 0) + 1 }].slice(-mostToasts),
    })),
  dismiss: (id) => set((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) })),
});
