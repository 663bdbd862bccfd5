namespace :toggleboard do
  desc "Print the switches"
  task list: :environment do
    Toggleboard.switches.each_value { |switch| puts format("%-30s %s", switch.name, switch.percentage || switch.state) }
  end
end
