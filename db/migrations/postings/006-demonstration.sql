-- Whether anything shown is of the sample is asked at every news: without this it read all 300,000 rows to find none.
create index posting_demonstration on posting (num) where is_demonstration = 1;
