use proc_macro::{TokenStream, TokenTree};
use std::{env, fs, path::Path};

#[proc_macro]
pub fn sql(input: TokenStream) -> TokenStream {
    let text = input.to_string();
    format!("{:?}", text.trim()).parse().unwrap()
}

#[proc_macro]
pub fn sql_file(input: TokenStream) -> TokenStream {
    let Some(TokenTree::Literal(name)) = input.into_iter().next() else {
        return "compile_error!(\"a file name is expected\")".parse().unwrap();
    };
    let root = env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    let path = Path::new(&root).join(name.to_string().trim_matches('"'));
    match fs::read_to_string(&path) {
        Ok(text) => format!("{text:?}").parse().unwrap(),
        Err(error) => format!("compile_error!({:?})", error.to_string()).parse().unwrap(),
    }
}
