'use strict';

class PostHogBackendClient {
  constructor(apiKey, options = {}) {
    this.apiKey = apiKey;
    this.host = options.host || 'https://us.i.posthog.example';
    this.queue = [];
  }
  capture(message) {
    this.queue.push(message);
  }
  async flush() {
    return fetch(this.host + '/batch/', { method: 'POST', body: JSON.stringify({ api_key: this.apiKey, batch: this.queue }) });
  }
}

exports.PostHogBackendClient = PostHogBackendClient;
