mod middleware;
pub use middleware::RetryTransientMiddleware;
