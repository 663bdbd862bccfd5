namespace :inkwell do
  desc "Delete entries that are older than config.keep"
  task prune: :environment do
    deleted = 0
    Inkwell::Entry.outdated.in_batches(of: 1000) { |batch| deleted += batch.delete_all }
    puts "#{deleted} entries deleted"
  end
end
