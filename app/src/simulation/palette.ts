// Colours and patterns of profiles: told apart by both, and named in a legend.

/** Custom properties of tokens.css, in the order of profiles. */
const colours = [
  '--accent',
  '--kind-service-entry',
  '--kind-service',
  '--kind-virtual-service',
  '--kind-gateway',
  '--kind-subset',
];
const patterns = ['plain', 'rising', 'dots', 'falling', 'bars', 'grid'] as const;
export type Pattern = (typeof patterns)[number];

export interface Look {
  readonly colour: string;
  readonly pattern: Pattern;
}

export function lookOf(profile: number): Look {
  const colour = colours[profile % colours.length] ?? '--accent';
  // Beyond the colours, the same one comes with another pattern.
  const pattern = patterns[(profile + Math.floor(profile / colours.length)) % patterns.length] ?? 'plain';
  return { colour: `var(${colour})`, pattern };
}
