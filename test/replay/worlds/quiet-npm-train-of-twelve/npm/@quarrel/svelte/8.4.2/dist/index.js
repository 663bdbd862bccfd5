import { readable } from 'svelte/store';

export const query = (cache, key, load) => readable(cache.get(key, load).state, (set) => cache.get(key, load).subscribe(set));
