import { Query } from '@quarrel/core';

export const settled = (data) => Object.assign(new Query(['test'], async () => data), { state: { status: 'ready', data } });
