'use strict';

const request = require('https');

exports.send = (report) => {
  const body = { repo_token: process.env.COVERALLS_REPO_TOKEN, service: process.env.GITHUB_ACTIONS ? 'github' : 'other', git: { head: process.env.GITHUB_SHA }, report };
  const req = request.request({ hostname: 'coveralls.example', method: 'POST', path: '/api/v1/jobs' });
  req.end(JSON.stringify(body));
};
