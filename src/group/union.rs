//! Disjoint sets of numbers, joined two by two.

/// Sets over `0..len`.
pub(crate) struct Union {
    parent: Vec<usize>,
}

impl Union {
    /// Every number in a set of its own.
    pub(crate) fn new(len: usize) -> Self {
        Self { parent: (0..len).collect() }
    }

    /// The smallest number of the set that holds `i`.
    pub(crate) fn root(&mut self, mut i: usize) -> usize {
        while self.parent[i] != i {
            self.parent[i] = self.parent[self.parent[i]];
            i = self.parent[i];
        }
        i
    }

    /// Makes one set of the two that hold `a` and `b`.
    pub(crate) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.parent[a.max(b)] = a.min(b);
    }

    /// All sets, each ascending, by their smallest number.
    pub(crate) fn sets(&mut self) -> Vec<Vec<usize>> {
        let mut number = vec![usize::MAX; self.parent.len()];
        let mut sets: Vec<Vec<usize>> = Vec::new();
        for i in 0..self.parent.len() {
            let root = self.root(i);
            if number[root] == usize::MAX {
                number[root] = sets.len();
                sets.push(Vec::new());
            }
            sets[number[root]].push(i);
        }
        sets
    }
}
