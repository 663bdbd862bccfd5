from psycopg2._psycopg import connect
