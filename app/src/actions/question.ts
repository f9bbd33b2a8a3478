// A question that an action needs answered first: a few fields, and what their values would do. As data, so that one dialog
// shows all of them.

export interface Question {
  readonly title: string;
  /** The verb on the button. */
  readonly submit: string;
  readonly fields: readonly QuestionField[];
  /** What these answers would do, in words. */
  note?(answers: Answers): string | undefined;
  /** Does it. @returns why not, in words; then the question stays open */
  answer(answers: Answers): string | undefined;
}

/** By the id of the field, as typed. */
export type Answers = Readonly<Record<string, string>>;

export interface QuestionField {
  readonly id: string;
  readonly label: string;
  /** `choice` takes one of `options`; for `text` they are offered. */
  readonly kind: 'text' | 'number' | 'choice';
  readonly value: string;
  readonly options?: readonly FieldOption[];
  readonly placeholder?: string;
  /** Left out while this says no. */
  when?(answers: Answers): boolean;
}

export interface FieldOption {
  readonly value: string;
  readonly label: string;
}
