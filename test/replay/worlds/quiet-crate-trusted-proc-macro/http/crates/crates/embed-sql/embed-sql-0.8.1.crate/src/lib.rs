use proc_macro::TokenStream;

#[proc_macro]
pub fn sql(input: TokenStream) -> TokenStream {
    let text = input.to_string();
    format!("{:?}", text.trim()).parse().unwrap()
}
