import { OpenApi } from './github/openapi.ts';
import { routes } from './github/routes.ts';

const openapi = new OpenApi();

describe('the cut of GitHub’s description', () => {
  it('describes every operation that the fake answers', () => {
    expect(Object.keys(routes).filter((operation) => !openapi.describes(operation))).toEqual([]);
  });

  it('refuses an answer that lacks a field or has another type, at any depth', () => {
    expect(openapi.checkAnswer('GET /app', 200, {})).toContain('required property');
    const blob = { sha: 's', node_id: 'n', url: 'https://api.github.com/x', content: '', encoding: 'base64', size: 1 };
    const operation = 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}';
    expect(openapi.checkAnswer(operation, 200, blob)).toBeUndefined();
    expect(openapi.checkAnswer(operation, 200, { ...blob, size: 'one' })).toContain('/size');
  });

  it('takes null where the description has nullable, and nowhere else', () => {
    const blob = {
      sha: 's',
      node_id: 'n',
      url: 'https://api.github.com/x',
      content: '',
      encoding: 'base64',
      size: null,
    };
    const operation = 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}';
    expect(openapi.checkAnswer(operation, 200, blob)).toBeUndefined();
    expect(openapi.checkAnswer(operation, 200, { ...blob, sha: null })).toContain('/sha');
  });

  it('refuses a request body that lacks what is required', () => {
    expect(openapi.checkRequest('POST /repos/{owner}/{repo}/check-runs', { head_sha: 'x' })).toContain('name');
    expect(openapi.checkRequest('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', undefined)).toBe(
      'a body is needed',
    );
  });
});
