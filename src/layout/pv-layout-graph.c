#include "layout/pv-layout-graph.h"

PvLayoutOptions
pv_layout_options (void)
{
  return (PvLayoutOptions) {
    .seed = 1,
    .gap_x = 24,
    .gap_y = 18,
    .aspect = 1.4,
    .method = PV_LAYOUT_METHOD_BY_SIZE,
    .refine_limit = 300,
  };
}
