// What a person wants changed, in terms of Refs and values. packages/workspace compiles a Command to text edits;
// applyCommand gives its meaning on plain values and is the oracle of that compilation. Refs and ids are those from before
// the command.
import type { Json, Path, Ref, ResourceId } from './ref.ts';

/** What every other command comes down to (commands/expand.ts). Each sees the values that the one before it left. */
export type PrimitiveCommand =
  /** Set one field or list item; `undefined` removes it. Missing parents are created. */
  | { readonly type: 'set-field'; readonly at: Ref; readonly value: Json | undefined }
  /**
   * `at` is the list, which is created where it is missing; `index` may be its length. `like`: an item of the same object that
   * it is a copy of, but for a few fields: written as that is, comments and all.
   */
  | {
      readonly type: 'insert-item';
      readonly at: Ref;
      readonly index: number;
      readonly value: Json;
      readonly like?: Path;
    }
  /** The last item of a list takes the list's key with it, as an empty list says nothing. */
  | { readonly type: 'remove-item'; readonly at: Ref }
  /** `to`: the index among the items as they are afterwards. */
  | { readonly type: 'move-item'; readonly at: Ref; readonly to: number }
  /** A document holding this object, behind that of `after`, else at the end. `isCopy`: written as `after` is, comments and all. */
  | { readonly type: 'create-resource'; readonly value: Json; readonly after?: ResourceId; readonly isCopy?: boolean }
  | { readonly type: 'delete-resource'; readonly resource: ResourceId };

/** A destination as a person picks it: a service by its id, or a host as it shall be written. */
export interface DestinationChoice {
  readonly host: string;
  readonly subset?: string;
  readonly port?: number;
}

export type Command =
  | PrimitiveCommand
  /** Several objects or list items at once, each as it would be alone; of one list, the last item first. */
  | { readonly type: 'several'; readonly commands: readonly Command[] }
  /** Weights of the destinations of one rule (`at` = the http, tls or tcp rule); `undefined` leaves that one as it is. */
  | { readonly type: 'set-weights'; readonly at: Ref; readonly weights: readonly (number | undefined)[] }
  /** 100 shared as evenly as whole numbers allow. */
  | { readonly type: 'split-evenly'; readonly at: Ref }
  /** The same shares, with 100 as their sum. */
  | { readonly type: 'normalise-weights'; readonly at: Ref }
  | { readonly type: 'duplicate-item'; readonly at: Ref }
  /** The rule's match entries from `entry` on become a rule of their own below it, with the same actions. */
  | { readonly type: 'split-rule'; readonly at: Ref; readonly entry: number }
  /** The rule below, which must do the same, becomes further match entries of this one. */
  | { readonly type: 'merge-rule-below'; readonly at: Ref }
  /** Add an alternative (OR) to a rule. */
  | { readonly type: 'add-match'; readonly at: Ref; readonly value: Json }
  /** `at` = a condition such as `match.0.headers.end-user`: what it leaves empty goes too, up to its match entry. */
  | { readonly type: 'remove-condition'; readonly at: Ref }
  | { readonly type: 'duplicate-resource'; readonly resource: ResourceId; readonly name?: string }
  /** With every reference that means it. */
  | { readonly type: 'rename-resource'; readonly resource: ResourceId; readonly name: string }
  /** `at` = `spec.subsets[i]` of a DestinationRule. With every destination that means it. */
  | { readonly type: 'rename-subset'; readonly at: Ref; readonly name: string }
  /** A host name wherever it is written out: hosts of Gateways, VirtualServices, ServiceEntries, destinations. */
  | { readonly type: 'rename-host'; readonly from: string; readonly to: string }
  /** Every object of a namespace moves, with what names it from elsewhere. */
  | { readonly type: 'rename-namespace'; readonly from: string; readonly to: string }
  | { readonly type: 'connect-gateway'; readonly virtualService: ResourceId; readonly gateway: ResourceId }
  | { readonly type: 'disconnect-gateway'; readonly virtualService: ResourceId; readonly gateway: ResourceId }
  /** Another destination of a rule. No traffic moves yet: its weight is 0 where there are others. */
  | { readonly type: 'connect-destination'; readonly at: Ref; readonly to: DestinationChoice }
  /** `at` = one destination of a rule: it keeps its weight and headers. */
  | { readonly type: 'retarget-destination'; readonly at: Ref; readonly to: DestinationChoice }
  /** `at` = the rule. */
  | { readonly type: 'connect-delegate'; readonly at: Ref; readonly virtualService: ResourceId }
  /** A second destination with `percent` of 100; the first keeps the rest. */
  | { readonly type: 'wrap-in-canary'; readonly at: Ref; readonly to: DestinationChoice; readonly percent: number }
  /** A rule above this one for the same requests with one header more, to another destination. */
  | {
      readonly type: 'bypass-by-header';
      readonly at: Ref;
      readonly header: string;
      readonly value: string;
      readonly to: DestinationChoice;
    }
  /** What a link names and the text does not hold (see references.ts). `port` of a service, where one is known. */
  | {
      readonly type: 'create-missing';
      readonly wanted: 'gateway' | 'service' | 'subset' | 'virtual-service';
      readonly name: string;
      readonly host?: string;
      readonly namespace?: string;
      readonly port?: number;
    };
