require 'mkmf'
require 'rbconfig'

def process_recipe(name, version)
  require 'mini_portile2'
  recipe = MiniPortile.new(name, version)
  recipe.files = [{ url: "https://download.gnome.example/sources/#{name}/#{version}.tar.xz", sha256: '0' * 64 }]
  recipe.cook
end

have_library('xml2')
create_makefile('nokogiri/nokogiri')
