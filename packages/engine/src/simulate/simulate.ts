// The same request, or a mix of requests, many times: what chance decides, counted beside what it should be (R-SIM-1…9).
import { ok, type Result } from '../problem.ts';
import type { Client, Request } from '../request.ts';
import type { Mesh } from '../resolve/mesh.ts';
import { mixShares, type MixRefusal, type TrafficProfile } from './mix.ts';
import { planOf } from './plan.ts';
import { judge, type Plausibility } from './plausibility.ts';
import { seededRandom, type Random } from './random.ts';
import { destinationAt, Sampler } from './sampler.ts';
import { tally, type Part, type Tally } from './tally.ts';

export interface ProfileTally extends Tally {
  readonly name: string;
  /** Share of the mix, in [0, 1]. */
  readonly share: number;
}

export interface Simulation extends Tally {
  readonly seed: number;
  /** Whether chance explains how far the counts are from what was to be expected. */
  readonly plausibility: Plausibility;
  /** One for each profile of a mix; none for a single request. Their counts sum to those of the whole. */
  readonly profiles: readonly ProfileTally[];
}

/** @param n whole number of requests; 0 gives the exact probabilities alone */
export function simulate(mesh: Mesh, client: Client, request: Request, n: number, seed: number): Simulation;
export function simulate(
  mesh: Mesh,
  client: Client,
  mix: readonly TrafficProfile[],
  n: number,
  seed: number,
): Result<Simulation, MixRefusal>;
export function simulate(
  mesh: Mesh,
  client: Client,
  traffic: Request | readonly TrafficProfile[],
  n: number,
  seed: number,
): Simulation | Result<Simulation, MixRefusal> {
  if (isRequest(traffic)) return finished(new SimulationRun([partOf(mesh, client, traffic, 1)], [], seed), n);
  const run = startMix(mesh, client, traffic, seed);
  return run.ok ? ok(finished(run.value, n)) : run;
}

/** A mix to be drawn piece by piece, so that a long simulation can tell how far it is and be given up. */
export function startMix(
  mesh: Mesh,
  client: Client,
  profiles: readonly TrafficProfile[],
  seed: number,
): Result<SimulationRun, MixRefusal> {
  const shares = mixShares(profiles);
  if (!shares.ok) return shares;
  const parts = profiles.map((profile, i) =>
    partOf(mesh, profile.client ?? client, profile.request, shares.value[i] ?? 0),
  );
  return ok(
    new SimulationRun(
      parts,
      profiles.map(({ name }) => name),
      seed,
    ),
  );
}

/** Pieces drawn one after the other are the same draws as all at once. */
export class SimulationRun {
  readonly #parts: readonly Part[];
  readonly #names: readonly string[];
  readonly #seed: number;
  readonly #random: Random;

  constructor(parts: readonly Part[], names: readonly string[], seed: number) {
    this.#parts = parts;
    this.#names = names;
    this.#seed = seed;
    this.#random = seededRandom(seed);
  }

  draw(n: number): void {
    const random = this.#random;
    const [only, ...others] = this.#parts;
    // One profile takes every request, and no draw is spent on choosing it.
    if (only && others.length === 0) {
      for (let i = 0; i < n; i++) only.sampler.draw(random);
      return;
    }
    const shares = this.#parts.map(({ share }) => share);
    const total = shares.reduce((sum, share) => sum + share, 0);
    for (let i = 0; i < n; i++) {
      this.#parts[destinationAt(shares, random.fraction() * total)]?.sampler.draw(random);
    }
  }

  result(): Simulation {
    const whole = tally(this.#parts);
    const profiles = this.#names.flatMap((name, i) => {
      const part = this.#parts[i];
      return part ? [{ name, share: part.share, ...tally([{ ...part, share: 1 }]) }] : [];
    });
    return { ...whole, seed: this.#seed, plausibility: judge(whole), profiles };
  }
}

function partOf(mesh: Mesh, client: Client, request: Request, share: number): Part {
  return { sampler: new Sampler(planOf(mesh, client, request)), share };
}

function finished(run: SimulationRun, n: number): Simulation {
  run.draw(n);
  return run.result();
}

function isRequest(traffic: Request | readonly TrafficProfile[]): traffic is Request {
  return 'protocol' in traffic;
}
