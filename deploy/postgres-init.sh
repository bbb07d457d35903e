#!/bin/bash
# Runs once, when the database's volume is new: the two roles of Vigie and its database.
# vigie_owner owns the tables and migrates; vigie_login may only read and write rows.
set -euo pipefail

psql -v ON_ERROR_STOP=1 \
    -v owner_password="$(cat /run/secrets/owner_password)" \
    -v login_password="$(cat /run/secrets/login_password)" \
    --username "$POSTGRES_USER" --dbname postgres <<'SQL'
CREATE ROLE vigie_service NOLOGIN;
CREATE ROLE vigie_owner LOGIN CREATEROLE PASSWORD :'owner_password';
CREATE ROLE vigie_login LOGIN IN ROLE vigie_service PASSWORD :'login_password';
CREATE DATABASE vigie OWNER vigie_owner;
REVOKE ALL ON DATABASE vigie FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE vigie TO vigie_service;
SQL
