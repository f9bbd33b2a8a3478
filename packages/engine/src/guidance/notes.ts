// What is added to a decided answer: whose age would change it, what of it is not modelled, which VirtualService stands aside.
// laterNotes.ts stands in its place in pages (package.json, condition `portolan-page`).
export { traceAgeDoubt } from '../age/ageDoubt.ts';
export { absentFor } from '../resolve/absent.ts';
export { unmodelledAhead, unmodelledBehind } from '../resolve/unmodelledHere.ts';
