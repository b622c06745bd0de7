//! Names the shared library by its binary interface: programs linked against it ask for `libgapmodel.so.0`.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|found| found == value);
    if is("CARGO_CFG_TARGET_OS", "linux") {
        println!("cargo:rustc-cdylib-link-arg=-Wl,-soname,libgapmodel.so.0");
    }
}
