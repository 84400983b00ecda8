const char *a = N_("Save"), *b = N_("Kela"), *c = N_("Open"), *d = N_("%d actors"), *e = N_("_Undo");
