/* TODO: leap years */
const char *place = "/root/.config";
const char *fine = "data/root/x";
