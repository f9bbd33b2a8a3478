// Labels and annotations: what every object carries and every selector asks for. On its own so that the kinds need not know
// of each other.

export type Labels = Readonly<Record<string, string>>;
