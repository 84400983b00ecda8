#include "base/pv-laptop-file.h"

void
pv_laptop_file_free (PvLaptopFile *file)
{
  g_free (file->name);
  g_free (file->problem);
  g_free (file);
}
