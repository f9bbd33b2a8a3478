// Which of many domains a reader should be shown beside a host that has none.
import { nearest } from '../nearest.ts';

/** Names are not sought among more than this. */
const mostCompared = 2000;
const mostShown = 4;

/** The closest by letters, then those of the same parent domain, then the first ones: at most four, each once. */
export function nearHosts(host: string, domains: readonly string[]): readonly string[] {
  const some = domains.slice(0, mostCompared);
  const parent = host.slice(host.indexOf('.') + 1);
  const alike = nearest(host, some);
  const siblings = some.filter((domain) => domain.endsWith(`.${parent}`));
  return [...new Set([...(alike === undefined ? [] : [alike]), ...siblings, ...some])].slice(0, mostShown);
}
