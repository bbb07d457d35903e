-- What a platform is sent data for, as the register of communications outside Québec asks (P-39.1, section 17).
ALTER TABLE platform ADD COLUMN purpose text;
