# Answers questions about RubyGems versions: one tab-separated question a line on standard input, the answer after it.
STDERR.puts "RubyGems #{Gem::VERSION} (ruby #{RUBY_VERSION})"
STDIN.each_line(chomp: true) do |line|
  kind, a, b = line.split("\t", -1)
  answer =
    begin
      if kind == 'compare'
        (Gem::Version.new(a) <=> Gem::Version.new(b)).to_s
      else
        Gem::Requirement.new(b.split(',').map(&:strip)).satisfied_by?(Gem::Version.new(a)).to_s
      end
    rescue ArgumentError
      'unreadable'
    end
  puts [kind, a, b, answer].join("\t")
end
