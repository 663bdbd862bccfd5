Gem::Specification.new do |spec|
  spec.name = "app"
  spec.add_dependency "rack", ">= 2", "< 4"
  spec.add_development_dependency("minitest", "~> 5.0")
  spec.add_runtime_dependency 'json'
end
