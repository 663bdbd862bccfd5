import type { Routes } from './context.ts';
import { appRoutes } from './routes-app.ts';
import { checkRoutes } from './routes-checks.ts';
import { commentRoutes } from './routes-comments.ts';
import { gitRoutes } from './routes-git.ts';
import { pullRoutes } from './routes-pulls.ts';
import { repositoryRoutes } from './routes-repository.ts';
import { reviewRoutes } from './routes-reviews.ts';

/** Every operation that the fake answers, under GitHub's own name for it. GraphQL is answered beside them. */
export const routes: Routes = {
  ...appRoutes,
  ...checkRoutes,
  ...commentRoutes,
  ...gitRoutes,
  ...pullRoutes,
  ...repositoryRoutes,
  ...reviewRoutes,
};
