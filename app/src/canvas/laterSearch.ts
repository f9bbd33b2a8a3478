// The search bar of the chart comes when the page rests.
import { later } from '../ui/later.tsx';
import { rested } from '../ui/rested.ts';

export const SearchBar = later(() => import('./SearchBar.tsx').then((module) => module.SearchBar));
void rested.then(SearchBar.fetch);
