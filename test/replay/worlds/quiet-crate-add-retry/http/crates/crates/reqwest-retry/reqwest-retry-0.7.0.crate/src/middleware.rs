use reqwest::{Request, Response};

pub struct RetryTransientMiddleware;

impl RetryTransientMiddleware {
    pub async fn handle(&self, req: Request, client: &reqwest::Client) -> Result<Response, reqwest::Error> {
        client.execute(req).await
    }
}
