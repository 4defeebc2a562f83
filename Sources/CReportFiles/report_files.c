// Written by scripts/embed-report.
#include "report_files.h"

static const unsigned char file_0[] = {
#embed "../../report/index.html" suffix(,)
    0};
static const unsigned char file_1[] = {
#embed "../../report/scripts/charts.js" suffix(,)
    0};
static const unsigned char file_2[] = {
#embed "../../report/scripts/data.js" suffix(,)
    0};
static const unsigned char file_3[] = {
#embed "../../report/scripts/details/details.js" suffix(,)
    0};
static const unsigned char file_4[] = {
#embed "../../report/scripts/details/edge.js" suffix(,)
    0};
static const unsigned char file_5[] = {
#embed "../../report/scripts/details/invocation.js" suffix(,)
    0};
static const unsigned char file_6[] = {
#embed "../../report/scripts/details/node.js" suffix(,)
    0};
static const unsigned char file_7[] = {
#embed "../../report/scripts/details/panel.js" suffix(,)
    0};
static const unsigned char file_8[] = {
#embed "../../report/scripts/dom.js" suffix(,)
    0};
static const unsigned char file_9[] = {
#embed "../../report/scripts/format.js" suffix(,)
    0};
static const unsigned char file_10[] = {
#embed "../../report/scripts/graph/draw.js" suffix(,)
    0};
static const unsigned char file_11[] = {
#embed "../../report/scripts/graph/fold.js" suffix(,)
    0};
static const unsigned char file_12[] = {
#embed "../../report/scripts/graph/layers.js" suffix(,)
    0};
static const unsigned char file_13[] = {
#embed "../../report/scripts/graph/layout.js" suffix(,)
    0};
static const unsigned char file_14[] = {
#embed "../../report/scripts/graph/legend.js" suffix(,)
    0};
static const unsigned char file_15[] = {
#embed "../../report/scripts/graph/order.js" suffix(,)
    0};
static const unsigned char file_16[] = {
#embed "../../report/scripts/graph/place.js" suffix(,)
    0};
static const unsigned char file_17[] = {
#embed "../../report/scripts/graph/route.js" suffix(,)
    0};
static const unsigned char file_18[] = {
#embed "../../report/scripts/graph/view.js" suffix(,)
    0};
static const unsigned char file_19[] = {
#embed "../../report/scripts/graph/viewport.js" suffix(,)
    0};
static const unsigned char file_20[] = {
#embed "../../report/scripts/ledger.js" suffix(,)
    0};
static const unsigned char file_21[] = {
#embed "../../report/scripts/links.js" suffix(,)
    0};
static const unsigned char file_22[] = {
#embed "../../report/scripts/main.js" suffix(,)
    0};
static const unsigned char file_23[] = {
#embed "../../report/scripts/overview.js" suffix(,)
    0};
static const unsigned char file_24[] = {
#embed "../../report/scripts/router.js" suffix(,)
    0};
static const unsigned char file_25[] = {
#embed "../../report/scripts/search.js" suffix(,)
    0};
static const unsigned char file_26[] = {
#embed "../../report/scripts/table.js" suffix(,)
    0};
static const unsigned char file_27[] = {
#embed "../../report/scripts/tables.js" suffix(,)
    0};
static const unsigned char file_28[] = {
#embed "../../report/scripts/theme.js" suffix(,)
    0};
static const unsigned char file_29[] = {
#embed "../../report/scripts/trace/cells.js" suffix(,)
    0};
static const unsigned char file_30[] = {
#embed "../../report/scripts/trace/head.js" suffix(,)
    0};
static const unsigned char file_31[] = {
#embed "../../report/scripts/trace/lines.js" suffix(,)
    0};
static const unsigned char file_32[] = {
#embed "../../report/scripts/trace/list.js" suffix(,)
    0};
static const unsigned char file_33[] = {
#embed "../../report/scripts/trace/rows.js" suffix(,)
    0};
static const unsigned char file_34[] = {
#embed "../../report/scripts/trace/scale.js" suffix(,)
    0};
static const unsigned char file_35[] = {
#embed "../../report/scripts/trace/waterfall.js" suffix(,)
    0};
static const unsigned char file_36[] = {
#embed "../../report/styles/base.css" suffix(,)
    0};
static const unsigned char file_37[] = {
#embed "../../report/styles/details.css" suffix(,)
    0};
static const unsigned char file_38[] = {
#embed "../../report/styles/graph.css" suffix(,)
    0};
static const unsigned char file_39[] = {
#embed "../../report/styles/ledger.css" suffix(,)
    0};
static const unsigned char file_40[] = {
#embed "../../report/styles/shell.css" suffix(,)
    0};
static const unsigned char file_41[] = {
#embed "../../report/styles/table.css" suffix(,)
    0};
static const unsigned char file_42[] = {
#embed "../../report/styles/trace.css" suffix(,)
    0};

const gammaray_report_file *gammaray_report_files(size_t *count) {
  static const gammaray_report_file files[] = {
    {"index.html", file_0, sizeof file_0 - 1},
    {"scripts/charts.js", file_1, sizeof file_1 - 1},
    {"scripts/data.js", file_2, sizeof file_2 - 1},
    {"scripts/details/details.js", file_3, sizeof file_3 - 1},
    {"scripts/details/edge.js", file_4, sizeof file_4 - 1},
    {"scripts/details/invocation.js", file_5, sizeof file_5 - 1},
    {"scripts/details/node.js", file_6, sizeof file_6 - 1},
    {"scripts/details/panel.js", file_7, sizeof file_7 - 1},
    {"scripts/dom.js", file_8, sizeof file_8 - 1},
    {"scripts/format.js", file_9, sizeof file_9 - 1},
    {"scripts/graph/draw.js", file_10, sizeof file_10 - 1},
    {"scripts/graph/fold.js", file_11, sizeof file_11 - 1},
    {"scripts/graph/layers.js", file_12, sizeof file_12 - 1},
    {"scripts/graph/layout.js", file_13, sizeof file_13 - 1},
    {"scripts/graph/legend.js", file_14, sizeof file_14 - 1},
    {"scripts/graph/order.js", file_15, sizeof file_15 - 1},
    {"scripts/graph/place.js", file_16, sizeof file_16 - 1},
    {"scripts/graph/route.js", file_17, sizeof file_17 - 1},
    {"scripts/graph/view.js", file_18, sizeof file_18 - 1},
    {"scripts/graph/viewport.js", file_19, sizeof file_19 - 1},
    {"scripts/ledger.js", file_20, sizeof file_20 - 1},
    {"scripts/links.js", file_21, sizeof file_21 - 1},
    {"scripts/main.js", file_22, sizeof file_22 - 1},
    {"scripts/overview.js", file_23, sizeof file_23 - 1},
    {"scripts/router.js", file_24, sizeof file_24 - 1},
    {"scripts/search.js", file_25, sizeof file_25 - 1},
    {"scripts/table.js", file_26, sizeof file_26 - 1},
    {"scripts/tables.js", file_27, sizeof file_27 - 1},
    {"scripts/theme.js", file_28, sizeof file_28 - 1},
    {"scripts/trace/cells.js", file_29, sizeof file_29 - 1},
    {"scripts/trace/head.js", file_30, sizeof file_30 - 1},
    {"scripts/trace/lines.js", file_31, sizeof file_31 - 1},
    {"scripts/trace/list.js", file_32, sizeof file_32 - 1},
    {"scripts/trace/rows.js", file_33, sizeof file_33 - 1},
    {"scripts/trace/scale.js", file_34, sizeof file_34 - 1},
    {"scripts/trace/waterfall.js", file_35, sizeof file_35 - 1},
    {"styles/base.css", file_36, sizeof file_36 - 1},
    {"styles/details.css", file_37, sizeof file_37 - 1},
    {"styles/graph.css", file_38, sizeof file_38 - 1},
    {"styles/ledger.css", file_39, sizeof file_39 - 1},
    {"styles/shell.css", file_40, sizeof file_40 - 1},
    {"styles/table.css", file_41, sizeof file_41 - 1},
    {"styles/trace.css", file_42, sizeof file_42 - 1},
  };
  *count = sizeof files / sizeof *files;
  return files;
}
