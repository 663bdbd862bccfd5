import { test } from 'node:test';
import assert from 'node:assert/strict';
import { serve } from '../index.js';

test('exports serve', () => assert.equal(typeof serve, 'function'));
