# jianbao 简报. `make help` lists the targets.
VERSION := 0.1.0
PREFIX  ?= /usr/local
BUILD   ?= build
OBJCOPY ?= objcopy
ifeq ($(origin CC),default)
CC      := gcc
endif

PACKAGES := glib-2.0 pangocairo pangofc gsl lua5.4 yaml-0.1 md4c libqpdf lcms2 gdk-pixbuf-2.0 json-glib-1.0 libzip expat freexl
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion
CFLAGS   ?= -O2 -g
CPPFLAGS += -D_GNU_SOURCE -DJIANBAO_VERSION='"$(VERSION)"' -Isrc -I$(BUILD)/generated
ALL_CFLAGS = -std=c11 $(WARNINGS) $(CFLAGS) $(SANITIZE) $(shell pkg-config --cflags $(PACKAGES))
LDLIBS    = $(shell pkg-config --libs $(PACKAGES)) -lcsv -lm

# The program's modules (all but the commands) are a library, which the tests link too.
LIB_SRC := $(sort $(filter-out src/cli/%,$(wildcard src/*.c src/*/*.c src/*/*/*.c)))
CLI_SRC := $(sort $(wildcard src/cli/*.c))
TEST_SRC := $(sort $(wildcard tests/*/*_test.c))
LIB_OBJ := $(LIB_SRC:%.c=$(BUILD)/obj/%.o)
CLI_OBJ := $(CLI_SRC:%.c=$(BUILD)/obj/%.o)
TEST_OBJ := $(TEST_SRC:%.c=$(BUILD)/obj/%.o)
TESTS   := $(TEST_SRC:tests/%.c=$(BUILD)/tests/%)
FONTS   := $(BUILD)/fonts/.ready

.PHONY: force all demo gallery check test test-programs check-r fuzz asan install clean format lint deps test-deps fonts help golden golden-diff mutants

all: $(BUILD)/jianbao fonts ## build the program and its fonts

# Packages are installed first, then make is run again: pkg-config must see them from the start.
demo: deps ## install what is missing, build, write the demo briefings to out/
	@$(MAKE) --no-print-directory all
	@tests/demo $(BUILD)/jianbao out

gallery: test-deps all ## every kind of chart, on the demo data and on data that are hard to draw, to out/gallery.pdf
	@mkdir -p out
	$(BUILD)/jianbao build tests/gallery.md --data data/demo-monthly -o out/gallery-1.pdf
	$(BUILD)/jianbao build tests/cases/hostile/图.md --data tests/cases/hostile -o out/gallery-2.pdf
	$(BUILD)/jianbao build tests/gallery-work.md --data data/demo-work -o out/gallery-3.pdf
	qpdf --empty --pages out/gallery-1.pdf out/gallery-3.pdf out/gallery-2.pdf -- out/gallery.pdf

check: test-deps ## install what is missing, build, run all tests
	@$(MAKE) --no-print-directory test

test-programs: all $(TESTS)

test: test-programs
	@tests/run $(BUILD)

asan: test-deps ## the tests under AddressSanitizer, UBSan and leak detection
	@$(MAKE) --no-print-directory BUILD=build/asan CFLAGS='-O1 -g -fno-omit-frame-pointer' \
	    SANITIZE='-fsanitize=address,undefined -fno-sanitize-recover=undefined' test

deps:
	@tools/install-packages build

test-deps:
	@tools/install-packages build test

check-r: ## growth, regression and STL against R (installs r-base-core)
	@tools/install-packages build r
	@$(MAKE) --no-print-directory $(BUILD)/libjianbao.a
	@tests/r/run $(BUILD)

fuzz: test-deps ## fuzz the parsers with libFuzzer for a minute (installs clang)
	@tools/install-packages fuzz
	@$(MAKE) --no-print-directory BUILD=build/fuzz CC=clang CFLAGS='-O1 -g' SANITIZE='-fsanitize=address,undefined,fuzzer-no-link' build/fuzz/libjianbao.a
	clang -std=c11 -D_GNU_SOURCE -Isrc -g -O1 -fsanitize=address,undefined,fuzzer tests/fuzz/parsers.c build/fuzz/libjianbao.a -o build/fuzz/parsers $(LDLIBS) $(shell pkg-config --cflags $(PACKAGES))
	mkdir -p build/fuzz/corpus
	ASAN_OPTIONS=detect_leaks=0 build/fuzz/parsers -max_total_time=60 build/fuzz/corpus tests/fuzz/seeds

fonts: $(FONTS)

$(FONTS): $(BUILD)/subset fonts/prepare
	@fonts/prepare $(BUILD)/subset $(BUILD)/fonts
	@touch $@

$(BUILD)/subset: fonts/subset.c
	@mkdir -p $(@D)
	$(CC) -std=c11 $(WARNINGS) -D_GNU_SOURCE $(CFLAGS) -o $@ $< $(shell pkg-config --cflags --libs harfbuzz-subset)

$(BUILD)/jianbao: $(CLI_OBJ) $(BUILD)/libjianbao.a
	$(CC) $(SANITIZE) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/libjianbao.a: $(LIB_OBJ)
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/tests/%: $(BUILD)/obj/tests/%.o $(BUILD)/libjianbao.a
	@mkdir -p $(@D)
	$(CC) $(SANITIZE) $(LDFLAGS) -o $@ $^ -lcmocka $(LDLIBS)

$(BUILD)/obj/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# The festival dates are data that the program holds: one table for people and for the compiler.
FESTIVALS := $(BUILD)/generated/spring_festival.inc
$(BUILD)/obj/src/analysis/seasonal.o: $(FESTIVALS)
$(FESTIVALS): data/spring-festival.csv
	@mkdir -p $(@D)
	sed -n 's/^[0-9]*,[0-9]*-0*\([0-9]*\)-0*\([0-9]*\)\r*$$/{\1, \2},/p' $< >$@

# The library that is installed is one object in which only jianbao.h's functions are to be seen, so that no name of the
# house meets one of its user's. It knows where its fonts and layouts are put.
LIBRARY := $(BUILD)/install/libjianbao.a

$(BUILD)/install/prefix: force
	@mkdir -p $(@D)
	@echo '$(PREFIX)' | cmp -s - $@ || echo '$(PREFIX)' >$@

$(LIBRARY): $(LIB_OBJ) $(BUILD)/install/prefix
	$(CC) $(CPPFLAGS) -DJIANBAO_SHARE='"$(PREFIX)/share/jianbao"' $(ALL_CFLAGS) -c -o $(BUILD)/install/jianbao.o src/jianbao.c
	$(LD) -r -o $(BUILD)/install/whole.o $(filter-out %/src/jianbao.o,$(LIB_OBJ)) $(BUILD)/install/jianbao.o
	$(OBJCOPY) --wildcard --keep-global-symbol='jianbao_*' --strip-unneeded $(BUILD)/install/whole.o
	@rm -f $@
	$(AR) rcs $@ $(BUILD)/install/whole.o

# The library is static alone: whoever links it links what it needs, so nothing of that is private. The prefix is where
# the file lies, which also holds for a copy elsewhere (DESTDIR).
$(BUILD)/install/jianbao.pc: Makefile
	@mkdir -p $(@D)
	@printf '%s\n' 'prefix=$${pcfiledir}/../..' 'libdir=$${prefix}/lib' 'includedir=$${prefix}/include' \
	    'share=$${prefix}/share/jianbao' '' 'Name: jianbao' \
	    'Description: figures and printed briefings from a statistics office'"'"'s tables' 'Version: $(VERSION)' \
	    'Requires: $(PACKAGES)' 'Libs: -L$${libdir} -ljianbao -lcsv -lm' 'Cflags: -I$${includedir}' >$@

install: all $(LIBRARY) $(BUILD)/install/jianbao.pc ## install to PREFIX (default /usr/local)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/jianbao/fonts
	install -m 755 $(BUILD)/jianbao $(DESTDIR)$(PREFIX)/bin/jianbao
	install -m 644 $(BUILD)/fonts/*.otf $(DESTDIR)$(PREFIX)/share/jianbao/fonts
	cp -R layouts $(DESTDIR)$(PREFIX)/share/jianbao/
	install -D -m 644 $(LIBRARY) $(DESTDIR)$(PREFIX)/lib/libjianbao.a
	install -D -m 644 $(BUILD)/install/jianbao.pc $(DESTDIR)$(PREFIX)/lib/pkgconfig/jianbao.pc
	install -D -m 644 src/jianbao.h $(DESTDIR)$(PREFIX)/include/jianbao.h
	rm -rf $(DESTDIR)$(PREFIX)/include/jianbao # where earlier versions put the house's own headers

clean: ## remove what was built
	rm -rf build out

format: ## put the sources into the house style
	@tools/install-packages lint
	clang-format -i $$(git ls-files '*.c' '*.h')

lint: test-deps ## directions and circles of includes, private headers, unused includes and functions, lengths, format, static analysis
	@tools/install-packages lint
	@$(MAKE) --no-print-directory test-programs >/dev/null
	@tools/lint $(BUILD)

golden: all $(TESTS) ## write the tests' reference results anew, after looking
	@UPDATE_GOLDEN=1 tests/run $(BUILD)

golden-diff: all ## the pages that changed since BASE (default HEAD), old beside new, to out/golden-diff/index.html
	@tests/golden-diff $(BUILD) $(BASE)

mutants: test-deps all $(TESTS) ## put known faults in (tests/mutants), one after another: the tests must see each (NAME=…: only those)
	@tests/mutate $(BUILD) $(NAME)

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

-include $(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d) $(TEST_OBJ:.o=.d)
.SECONDARY:
