  g_print ("the command line may\n");
