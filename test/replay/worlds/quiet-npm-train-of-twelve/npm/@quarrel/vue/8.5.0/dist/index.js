import { inject, onScopeDispose, shallowRef } from 'vue';

export function useQuery(key, load) {
  const query = inject('quarrel').get(key, load);
  const state = shallowRef(query.state);
  onScopeDispose(query.subscribe((next) => { state.value = next; }));
  return state;
}
