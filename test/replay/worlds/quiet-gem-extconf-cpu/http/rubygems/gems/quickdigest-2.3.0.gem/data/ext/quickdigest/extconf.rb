# frozen_string_literal: true

require "mkmf"

$CFLAGS << " -O3"
$CFLAGS << " -msse4.2" if RbConfig::CONFIG["host_cpu"].match?(/x86_64/) && try_cflags("-msse4.2")
flags = `pkg-config --cflags libxxhash 2>/dev/null`.strip
$CFLAGS << " #{flags}" unless flags.empty?
have_header("nmmintrin.h")
have_func("rb_str_locktmp")
create_makefile("quickdigest/quickdigest_ext")
