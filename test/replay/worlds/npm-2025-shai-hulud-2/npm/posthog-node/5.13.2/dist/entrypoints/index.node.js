'use strict';
const { PostHogBackendClient } = require('../client');

class PostHog extends PostHogBackendClient {
  getLibraryId() {
    return 'posthog-node';
  }
}

exports.PostHog = PostHog;
