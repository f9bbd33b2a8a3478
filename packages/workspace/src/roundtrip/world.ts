// What stands in the text, with chance: who or what a random command is about.
import type { DestinationChoice, Ref, Resource } from '@portolan/engine';
import { Dice, type Random } from './dice.ts';
import { rulesOf, spotsOf, type Rule, type Spot } from './spots.ts';

export class World extends Dice {
  readonly resources: readonly Resource[];

  constructor(resources: readonly Resource[], random: Random) {
    super(random);
    this.resources = resources;
  }

  resource(): Resource | undefined {
    return this.pick(this.resources);
  }
  of<K extends Resource['kind']>(kind: K): Extract<Resource, { kind: K }> | undefined {
    return this.pick(this.resources.filter((one): one is Extract<Resource, { kind: K }> => one.kind === kind));
  }
  spot(isWanted: (spot: Spot) => boolean = () => true): { at: Ref; spot: Spot } | undefined {
    const resource = this.resource();
    const spot = resource && this.pick(spotsOf(resource.value).filter(isWanted));
    return resource && spot && { at: { resource: resource.id, path: spot.path }, spot };
  }
  /** Mostly one that is fit for the command; now and then any, as refusals are to be seen too. */
  rule(isFit: (rule: Rule) => boolean = () => true): Rule | undefined {
    const all = rulesOf(this.resources);
    return this.pick(this.chance(0.1) ? all : all.filter(isFit));
  }
  choice(): DestinationChoice {
    const host = this.pick(['reviews', 'go-server.default.svc.cluster.local', 'web']) ?? 'web';
    return { host, ...(this.chance(0.5) ? { subset: 'v2' } : {}), ...(this.chance(0.3) ? { port: 8000 } : {}) };
  }
  name(): string {
    return `${this.pick(['renamed', 'other-name', 'x1', 'on', '080']) ?? 'renamed'}${this.chance(0.2) ? '' : this.below(1000)}`;
  }
}
