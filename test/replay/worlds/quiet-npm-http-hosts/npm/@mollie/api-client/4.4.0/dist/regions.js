'use strict';
exports.regions = { eu: 'api.mollie.com', uk: 'api-uk.mollie.com', us: 'api-us.mollie.com', ap: 'api-ap.mollie.com' };
