// The one store, made of slices; a slice names the others it touches. Components ask for the smallest thing they draw and
// hand back what the user meant.
import { create } from 'zustand';
import { createActionSlice, type ActionSlice } from './actionSlice.ts';
import { createCasesSlice, type CasesSlice } from './casesSlice.ts';
import { createDialogSlice, type DialogSlice } from './dialogSlice.ts';
import { createDocumentSlice, type DocumentSlice } from './documentSlice.ts';
import { createDrawingSlice, type DrawingSlice } from './drawingSlice.ts';
import { createRequestSlice, type RequestSlice } from './requestSlice.ts';
import { createSelectionSlice, type SelectionSlice } from './selectionSlice.ts';
import { createSimulationSlice, type SimulationSlice } from './simulationSlice.ts';
import { createToastSlice, type ToastSlice } from './toastSlice.ts';
import { createViewSlice, type ViewSlice } from './viewSlice.ts';

export type State = DocumentSlice &
  SelectionSlice &
  ViewSlice &
  RequestSlice &
  SimulationSlice &
  DialogSlice &
  ActionSlice &
  DrawingSlice &
  CasesSlice &
  ToastSlice;

export const useStore = create<State>()((...api) => ({
  ...createDocumentSlice(...api),
  ...createSelectionSlice(...api),
  ...createViewSlice(...api),
  ...createRequestSlice(...api),
  ...createSimulationSlice(...api),
  ...createDialogSlice(...api),
  ...createActionSlice(...api),
  ...createDrawingSlice(...api),
  ...createCasesSlice(...api),
  ...createToastSlice(...api),
}));
